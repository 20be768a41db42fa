import { readReferralEndpoint } from "./api/endpoints/referrals.server";
import { serve } from "./api/serve.server";

export const loader = serve(readReferralEndpoint);
export const action = loader;
