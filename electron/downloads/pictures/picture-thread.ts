/** The thread that decodes photos: answers each `PictureJob` with a `PictureAnswer`, one at a time. */
import { parentPort } from 'node:worker_threads';
import { type PictureJob, workOn } from './picture-work';

parentPort?.on('message', (job: PictureJob) => {
  void workOn(job).then((answer) => parentPort?.postMessage(answer));
});
