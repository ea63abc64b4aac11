// Uppy 5 uploads by signed forms: its AwsS3 asks for one by getUploadParameters, when a file's turn comes.
import { signedForms } from "@signed-s3/client/uppy";
import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import Dashboard from "@uppy/dashboard";
import "@uppy/core/css/style.min.css";
import "@uppy/dashboard/css/style.min.css";

new Uppy()
  .use(Dashboard, { target: "#uploads", inline: true })
  .use(AwsS3, signedForms({ service: "http://localhost:3000" }))
  .on("upload-success", (file, { uploadURL }) => console.log(`${file?.name} is at ${uploadURL}`));
