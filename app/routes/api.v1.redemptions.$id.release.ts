import { releaseRedemptionEndpoint } from "./api/endpoints/read-redemption.server";
import { serve } from "./api/serve.server";

export const loader = serve(releaseRedemptionEndpoint);
export const action = loader;
