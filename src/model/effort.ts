/**
 * What a document is made for: `fast` takes the least time, `compact` the fewest bytes. `balanced`, where nothing is asked, stands between them. Text, pages
 * and tags are the same in all three.
 */
export const efforts = ["fast", "balanced", "compact"] as const;

export type Effort = (typeof efforts)[number];
