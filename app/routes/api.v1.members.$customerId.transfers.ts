import { listTransfersEndpoint } from "./api/endpoints/list-transfers.server";
import { serve } from "./api/serve.server";

export const loader = serve(listTransfersEndpoint);
export const action = loader;
