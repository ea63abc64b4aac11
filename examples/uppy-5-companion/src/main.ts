// Uppy 5 takes the service for its companion: its AwsS3 asks for forms at GET /s3/params, without any code of ours in the page.
import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import Dashboard from "@uppy/dashboard";
import "@uppy/core/css/style.min.css";
import "@uppy/dashboard/css/style.min.css";

new Uppy()
  .use(Dashboard, { target: "#uploads", inline: true })
  .use(AwsS3, { endpoint: "http://localhost:3000", shouldUseMultipart: false })
  .on("upload-success", (file, { uploadURL }) => console.log(`${file?.name} is at ${uploadURL}`));
