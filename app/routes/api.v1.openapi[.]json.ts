import { openApiEndpoint } from "./api/all-endpoints.server";
import { serve } from "./api/serve.server";

export const loader = serve(openApiEndpoint);
export const action = loader;
