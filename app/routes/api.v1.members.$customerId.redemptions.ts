import { redeemEndpoint } from "./api/endpoints/redeem.server";
import { serve } from "./api/serve.server";

export const loader = serve(redeemEndpoint);
export const action = loader;
