import { deleteFaceJob, writeFacesJob } from "../../face/jobs";
import { deleteFace, writeFaces } from "../../face/write-faces.server";
import { task } from "../task";

export const faceTasks = [
  task(writeFacesJob, ({ shopId }) => writeFaces(shopId)),
  task(deleteFaceJob, ({ shopId, customerId }) => deleteFace(shopId, customerId)),
];
