import type { UrlVector } from "../vector.ts";

type Location = Omit<UrlVector, "url">;

/** AWS's regions for S3, with those of China, GovCloud and the European sovereign cloud. */
const regions = [
  ..."af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2".split(" "),
  ..."ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7".split(" "),
  ..."ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2".split(" "),
  ..."eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1".split(" "),
  ..."us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1 eusc-de-east-1".split(
    " ",
  ),
];

/** Where a bucket can be: every region in both styles, names that no host can have, and stores of others. */
export const locations: readonly Location[] = [
  ...regions.map((region) => ({ name: `${region}, virtual host`, bucket: "photos", region })),
  ...regions.map((region) => ({ name: `${region}, path`, bucket: "photos", region, force_path_style: true })),
  { name: "a bucket with dots has no certificate as a host", bucket: "my.photos", region: "eu-central-1" },
  { name: "a store of one's own", bucket: "photos", region: "us-east-1", endpoint: "http://localhost:9000" },
  {
    name: "a store of one's own with hosts for buckets",
    bucket: "photos",
    region: "us-east-1",
    endpoint: "https://store.example.com",
    force_path_style: false,
  },
  { name: "a store below a path", bucket: "photos", region: "auto", endpoint: "https://example.com/store" },
  { name: "a store on an address", bucket: "photos", region: "us-east-1", endpoint: "http://192.168.1.4:9000" },
  { name: "a store on an IPv6 address", bucket: "photos", region: "us-east-1", endpoint: "http://[::1]:9000" },
];
