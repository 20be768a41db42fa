import { unblockMemberEndpoint } from "./api/endpoints/change-membership.server";
import { serve } from "./api/serve.server";

export const loader = serve(unblockMemberEndpoint);
export const action = loader;
