import { leaveMemberEndpoint } from "./api/endpoints/change-membership.server";
import { serve } from "./api/serve.server";

export const loader = serve(leaveMemberEndpoint);
export const action = loader;
