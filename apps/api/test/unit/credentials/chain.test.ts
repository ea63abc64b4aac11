import { describeCredentialChain } from "../../contract/credential-chain.ts";
import { bun } from "../../service.ts";

describeCredentialChain(bun);
