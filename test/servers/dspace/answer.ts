/** What a handler answers. Headers in the order in which they go out. */
export interface Answer {
	readonly status: number;
	readonly headers?: readonly (readonly [string, string])[];
	/** An object is sent as HAL. */
	readonly body?: object | Uint8Array;
	/** The connection is cut after the head, before the last chunk of the body. */
	readonly cut?: true;
}

/** A request whose body has been read. */
export interface Request {
	readonly method: string;
	/** Without the context path `/server`. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly body: Uint8Array;
}

const reasons: Readonly<Record<number, string>> = {
	400: "Bad Request",
	401: "Unauthorized",
	403: "Forbidden",
	404: "Not Found",
	405: "Method Not Allowed",
	413: "Payload Too Large",
	415: "Unsupported Media Type",
	422: "Unprocessable Entity",
	500: "Internal Server Error",
};

const messages: Readonly<Record<number, string>> = {
	400: "Request is invalid or incorrect",
	401: "Authentication is required",
	403: "Access is denied",
	404: "An exception has occurred",
	422: "Unprocessable or invalid entity",
	500: "An exception has occurred",
};

/** DSpace's own shape of an error; it never names the field at fault. */
export function fault(status: number, path: string, message = messages[status] ?? "An exception has occurred"): Answer {
	return {
		status,
		headers: [["Content-Type", "application/json;charset=UTF-8"]],
		body: {
			timestamp: new Date().toISOString().replace("Z", "+00:00"),
			status,
			error: reasons[status],
			message,
			path: `/server${path}`,
		},
	};
}

/** The shape of the errors that the framework finds before DSpace sees the request. */
export function problem(
	status: number,
	path: string,
	detail: string,
	more: readonly (readonly [string, string])[] = [],
): Answer {
	return {
		status,
		headers: [...more, ["Content-Type", "application/problem+json;charset=UTF-8"]],
		body: { type: "about:blank", title: reasons[status], status, detail, instance: `/server${path}` },
	};
}

export const hal = (body: object, status = 200): Answer => ({
	status,
	headers: [["Content-Type", "application/hal+json;charset=UTF-8"]],
	body,
});

export const nothing = (status: number, headers: Answer["headers"] = []): Answer => ({ status, headers });

export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(text(bytes));
	} catch {
		return;
	}
}
