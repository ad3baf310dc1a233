// Types of the module that wasm/CMakeLists.txt builds; the JSON is that of docs/contract.md.

/** The functions of the engine. All are synchronous; bad content gives {"error": ...} in the answer, never an exception. */
export interface HuipingModule {
  /** Takes the bytes of huiping.pack; must come first. */
  load(pack: Uint8Array): string;
  assess(reviews: string, ui: string): string;
  draft(requests: string, ui: string): string;
  check(requests: string, ui: string): string;
  promises(texts: string, ui: string): string;
  stats(reviewsOrAssessments: string, ui: string): string;
  explain(codes: string, ui: string): string;
  /** Makes room for a batch; views taken before are dead. The layout is that of shared/include/huiping/batch.h. */
  openBatch(units: number, reviews: number): void;
  batchUnits(): Uint16Array;
  batchReviews(): Uint8Array;
  /** Assesses what was written; the view of the records holds until the next call. */
  assessBatch(): Uint8Array;
  /** The codes that the numbers in records stand for, as JSON. */
  batchCodes(): string;
  version(): string;
}

export interface HuipingModuleOptions {
  locateFile?: (file: string) => string;
  wasmBinary?: ArrayBuffer | Uint8Array;
}

declare const createHuiping: (options?: HuipingModuleOptions) => Promise<HuipingModule>;
export default createHuiping;
