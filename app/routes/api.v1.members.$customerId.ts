import { readMemberEndpoint } from "./api/endpoints/read-member.server";
import { serve } from "./api/serve.server";

export const loader = serve(readMemberEndpoint);
export const action = loader;
