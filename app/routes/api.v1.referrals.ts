import { listReferralsEndpoint } from "./api/endpoints/referrals.server";
import { serve } from "./api/serve.server";

export const loader = serve(listReferralsEndpoint);
export const action = loader;
