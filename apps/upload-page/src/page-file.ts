/** One of the files that the page is made of. */
export interface PageFile {
  /** Holds a hash of the content: under one name there is never another file. */
  readonly name: string;
  readonly contentType: string;
  readonly text: string;
}
