import { blockMemberEndpoint } from "./api/endpoints/change-membership.server";
import { serve } from "./api/serve.server";

export const loader = serve(blockMemberEndpoint);
export const action = loader;
