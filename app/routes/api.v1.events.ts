import { recordEventEndpoint } from "./api/endpoints/record-event.server";
import { serve } from "./api/serve.server";

export const loader = serve(recordEventEndpoint);
export const action = loader;
