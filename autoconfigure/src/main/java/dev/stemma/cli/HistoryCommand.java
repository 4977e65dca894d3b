package dev.stemma.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.stemma.HistoryEntry;
import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;

/**
 * All revisions, newest first.
 */
@Command(name = "history",
		description = { "List the revisions, newest first.",
				"On a terminal they are drawn as a graph, else they are one a line.",
				"Needs no database; without one it does not tell what is applied." },
		footer = { "",
				"In the drawing a full dot is an applied revision, an empty one is pending, a dotted one is left out by "
						+ "tags, a cross stopped half way, a question mark is not known to this build.",
				"", "Examples:", "  migrations history -r current:", "  migrations history -r -5: -v",
				"  migrations history --graph=svg > revisions.svg" })
final class HistoryCommand implements Callable<Integer> {

	private static final Pattern CURRENT = Pattern.compile("(.*@)?current([+-]\\d+)?");

	private final Session session;

	@Spec
	@Nullable CommandSpec spec;

	@Option(names = { "-r", "--range" }, paramLabel = "[A]:[B]", defaultValue = "",
			description = "Only the revisions from A to B, both included: ids, branch labels, heads, base or current. "
					+ "Steps are counted from the other end, as in b3ca:+2 and -3:")
	String range = "";

	@Option(names = { "-v", "--verbose" }, description = "Tell all of each revision.")
	boolean verbose;

	@Option(names = { "-i", "--indicate-current" }, description = "Mark what is current. On a terminal it always is.")
	boolean indicateCurrent;

	@Option(names = "--graph", paramLabel = "FORM", arity = "0..1", fallbackValue = "TERMINAL",
			description = "Draw the graph, with lines of text (terminal, also when nothing is named) or as a picture: mermaid, "
					+ "dot (Graphviz), svg. With none it is not drawn on a terminal either.")
	@Nullable GraphForm graph;

	@Option(names = "--tag", paramLabel = "TAG", split = ",",
			description = "Only revisions that carry this tag. May be given several times.")
	Set<String> include = new LinkedHashSet<>();

	@Option(names = "--exclude-tag", paramLabel = "TAG", split = ",",
			description = "Only revisions that do not carry this tag. May be given several times.")
	Set<String> exclude = new LinkedHashSet<>();

	@Option(names = "--offline", description = "Do not ask the database.")
	boolean offline;

	HistoryCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() {
		refuseContradictions();
		TagFilter tags = new TagFilter(this.include, this.exclude);
		Stemma stemma = this.session.stemma();
		// What is wrong with the scripts is said before a database is asked
		stemma.graph();
		Status status = this.offline ? null : new DatabaseLook(this.session).status(stemma, needsDatabase());
		List<HistoryItem> items = HistoryItem.all(stemma, status);
		if (!this.range.isEmpty()) {
			items = inRange(items, stemma.graph().history(this.range, applied(status)));
		}
		Set<String> shown = items.stream()
			.filter((item) -> isSelected(item, tags))
			.map(HistoryItem::id)
			.collect(Collectors.toSet());
		this.session.answer(new HistoryReport(this.session, (status != null) ? status.database() : null, items, shown,
				form(), this.verbose, this.indicateCurrent));
		return ExitCode.DONE;
	}

	private void refuseContradictions() {
		if (this.graph != null && this.session.isJson()) {
			throw usage("A graph is not drawn in JSON: leave out --graph or --json");
		}
		if (this.offline && needsDatabase()) {
			throw usage("What is current only the database knows: leave out --offline");
		}
	}

	private ParameterException usage(String message) {
		return new ParameterException(Objects.requireNonNull(this.spec).commandLine(), message);
	}

	/**
	 * Whether the range says {@code current}.
	 */
	private boolean needsDatabase() {
		return List.of(this.range.split(":", -1)).stream().anyMatch((end) -> CURRENT.matcher(end).matches());
	}

	private static Set<String> applied(@Nullable Status status) {
		if (status == null) {
			return Set.of();
		}
		return status.history()
			.stream()
			.filter((entry) -> entry.appliedAt() != null)
			.map(HistoryEntry::revision)
			.collect(Collectors.toSet());
	}

	private static List<HistoryItem> inRange(List<HistoryItem> items, List<Revision> range) {
		Map<String, HistoryItem> byId = new LinkedHashMap<>();
		items.forEach((item) -> byId.put(item.id(), item));
		return range.stream().map((revision) -> Objects.requireNonNull(byId.get(revision.id()))).toList();
	}

	private static boolean isSelected(HistoryItem item, TagFilter tags) {
		return (tags.include().isEmpty() || item.tags().stream().anyMatch(tags.include()::contains))
				&& item.tags().stream().noneMatch(tags.exclude()::contains);
	}

	/**
	 * Where tags leave gaps, lines between what is left would have to be made up: that is
	 * only done when it is asked for.
	 */
	private GraphForm form() {
		if (this.graph != null) {
			return this.graph;
		}
		boolean whole = this.include.isEmpty() && this.exclude.isEmpty();
		return (this.session.terminal().isInteractive() && whole) ? GraphForm.TERMINAL : GraphForm.NONE;
	}

}
