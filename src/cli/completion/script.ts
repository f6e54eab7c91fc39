import type { CompletedCommand, CompletedOption } from "./table.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** A script that the shell reads once: `source <(banluu completion bash)`. */
export function completionScript(shell: Shell, table: readonly CompletedCommand[]): string {
	return { bash, zsh, fish }[shell](table);
}

const flags = (option: CompletedOption) => [option.long, ...(option.short ? [option.short] : [])];
const single = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bash(table: readonly CompletedCommand[]): string {
	const names = table.map((command) => command.name).join(" ");
	const cases = table.map(({ name, options, words, takesFiles }) => {
		const values = options
			.filter((option) => option.takesValue)
			.map((option) => {
				const reply = option.values.length > 0 ? `-W ${single(option.values.join(" "))}` : "-f";
				return `\t\t\t${flags(option).join("|")}) COMPREPLY=($(compgen ${reply} -- "$cur")); return ;;`;
			});
		const all = options.flatMap(flags).join(" ");
		const rest =
			words.length > 0
				? `COMPREPLY=($(compgen -W ${single(words.join(" "))} -- "$cur"))`
				: takesFiles
					? `COMPREPLY=($(compgen -f -- "$cur"))`
					: "COMPREPLY=()";
		return [
			`\t${name})`,
			`\t\tcase "$prev" in`,
			...values,
			"\t\tesac",
			`\t\tif [[ "$cur" == -* ]]; then COMPREPLY=($(compgen -W ${single(all)} -- "$cur")); else ${rest}; fi`,
			"\t\t;;",
		].join("\n");
	});
	return `# bash completion for banluu: source <(banluu completion bash)
_banluu() {
	local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
	COMPREPLY=()
	if [[ $COMP_CWORD -eq 1 && "$cur" != -* ]]; then
		COMPREPLY=($(compgen -W ${single(names)} -- "$cur") $(compgen -f -- "$cur"))
		return
	fi
	case " ${names} " in
	*" $command "*) ;;
	*) command=build ;;
	esac
	case "$command" in
${cases.join("\n")}
	esac
}
complete -o filenames -F _banluu banluu
`;
}

function zsh(table: readonly CompletedCommand[]): string {
	// In a specification, brackets and colons have a meaning.
	const plain = (text: string) => text.replace(/[[\]:\\]/g, "\\$&");
	const spec = (option: CompletedOption) => {
		const value = option.values.length > 0 ? `:value:(${option.values.join(" ")})` : ":value:_files";
		return flags(option)
			.map((flag) => single(`*${flag}[${plain(option.description)}]${option.takesValue ? value : ""}`))
			.join(" ");
	};
	const cases = table.map(({ name, options, words, takesFiles }) => {
		const rest =
			words.length > 0 ? [single(`*:word:(${words.join(" ")})`)] : takesFiles ? [single("*:file:_files")] : [];
		return `\t\t${name}) _arguments ${[...options.map(spec), ...rest].join(" ")} ;;`;
	});
	return `#compdef banluu
# zsh completion for banluu: banluu completion zsh > "\${fpath[1]}/_banluu"
_banluu() {
	local -a known
	known=(${table.map(({ name, description }) => single(`${name}:${plain(description)}`)).join(" ")})
	if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
		_describe command known
		_files
		return
	fi
	local command=$words[2]
	if (( $known[(I)$command:*] )); then
		(( CURRENT-- ))
		shift words
	else
		command=build
	fi
	case $command in
${cases.join("\n")}
	esac
}
# Loaded from fpath, the file is the function; sourced, it only registers it.
if [[ $funcstack[1] == _banluu ]]; then
	_banluu "$@"
else
	compdef _banluu banluu
fi
`;
}

function fish(table: readonly CompletedCommand[]): string {
	const names = table.map((command) => command.name).join(" ");
	const lines = table.flatMap(({ name, description, options, words, takesFiles }) => {
		// Without a command, the options of build are meant.
		const seen =
			name === "build"
				? `"__fish_seen_subcommand_from build; or not __fish_seen_subcommand_from ${names}"`
				: `"__fish_seen_subcommand_from ${name}"`;
		return [
			`complete -c banluu -n "__fish_use_subcommand" -a ${name} -d ${single(description)}`,
			...options.map((option) => {
				const short = option.short ? ` -s ${option.short.slice(1)}` : "";
				const value = option.takesValue
					? option.values.length > 0
						? ` -x -a ${single(option.values.join(" "))}`
						: " -r -F"
					: "";
				return `complete -c banluu -n ${seen} -l ${option.long.slice(2)}${short}${value} -d ${single(option.description)}`;
			}),
			...(words.length > 0 ? [`complete -c banluu -n ${seen} -f -a ${single(words.join(" "))}`] : []),
			...(words.length === 0 && !takesFiles ? [`complete -c banluu -n ${seen} -f`] : []),
		];
	});
	return `# fish completion for banluu: banluu completion fish > ~/.config/fish/completions/banluu.fish\n${lines.join("\n")}\n`;
}
