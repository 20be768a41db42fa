import { listDeadLettersEndpoint } from "./api/endpoints/dead-letters.server";
import { serve } from "./api/serve.server";

export const loader = serve(listDeadLettersEndpoint);
export const action = loader;
