import { readRedemptionEndpoint } from "./api/endpoints/read-redemption.server";
import { serve } from "./api/serve.server";

export const loader = serve(readRedemptionEndpoint);
export const action = loader;
