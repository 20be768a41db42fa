import { readOrderEndpoint } from "./api/endpoints/read-order.server";
import { serve } from "./api/serve.server";

export const loader = serve(readOrderEndpoint);
export const action = loader;
