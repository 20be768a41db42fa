import { retryDeadLetterEndpoint } from "./api/endpoints/dead-letters.server";
import { serve } from "./api/serve.server";

export const loader = serve(retryDeadLetterEndpoint);
export const action = loader;
