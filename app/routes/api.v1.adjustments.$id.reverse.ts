import { reverseAdjustmentEndpoint } from "./api/endpoints/adjust-member.server";
import { serve } from "./api/serve.server";

export const loader = serve(reverseAdjustmentEndpoint);
export const action = loader;
