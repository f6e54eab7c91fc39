/** The languages that Bản Lưu speaks. */
export type Language = "vi" | "en";

/** One text in every language; side by side, so that no code can have one language only. */
export type Texts = Readonly<Record<Language, string>>;

/** An element's name, and what belongs into it. */
export interface ElementLabel extends Texts {
	readonly help: Texts;
}

/** A message: one sentence without a full stop; `{name}` stands for a param. `hint` says what to do. */
export interface Message extends Texts {
	readonly hint?: Texts;
}

export type Messages<Code extends string> = Readonly<Record<Code, Message>>;
