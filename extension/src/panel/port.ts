// What the panel asks of whoever shows it: the page's content script or the standalone page. The panel itself knows neither.

import type { CheckAnswer, CheckRequest, Drafted, DraftOptions, Outcome, Review } from '../contract.ts';

export type Inserted = 'inserted' | 'no-box' | 'refused';

export type PanelPort = {
  /** Assessment, plan and drafts for the review; the shop's settings are added by whoever answers. */
  draft(review: Review, options: DraftOptions): Promise<Drafted>;
  check(request: CheckRequest): Promise<Outcome<CheckAnswer>>;
  copy(text: string): Promise<void>;
  /** Puts the text into the page's reply box and sends nothing. Absent where there can be no such box. */
  insert?(text: string): Inserted;
};
