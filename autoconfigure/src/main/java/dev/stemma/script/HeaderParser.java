package dev.stemma.script;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * Reads directives and message from the comment lines of a header.
 */
final class HeaderParser {

	private final String source;

	private final Consumer<Problem> problems;

	private final Map<Directive, Entry> entries = new EnumMap<>(Directive.class);

	private final List<String> paragraph = new ArrayList<>();

	private String message = "";

	private boolean upgradeMistyped;

	HeaderParser(String source, Consumer<Problem> problems) {
		this.source = source;
		this.problems = problems;
	}

	/**
	 * Whether a line was probably meant to begin the upgrade.
	 */
	boolean isUpgradeMistyped() {
		return this.upgradeMistyped;
	}

	Header parse(List<CommentLine> lines) {
		int previous = 0;
		boolean ended = false;
		for (CommentLine line : lines) {
			Directive.Use use = Directive.read(line.text());
			// A blank line ends a comment, and what stood above it, a licence say, is no
			// message. An empty line inside of a comment only ends a paragraph.
			if (line.number() > previous + 1 || (ended && use == null && !line.text().isEmpty())) {
				this.paragraph.clear();
			}
			ended = line.text().isEmpty();
			previous = line.number();
			if (use != null) {
				add(use, line.number());
			}
			else if (!ended) {
				this.paragraph.add(line.text());
			}
		}
		return header();
	}

	private void add(Directive.Use use, int line) {
		Directive directive = Directive.of(use.word());
		if (directive == null) {
			addUnknown(use, line);
			return;
		}
		if (this.entries.isEmpty()) {
			this.message = String.join(" ", this.paragraph);
		}
		String value = use.rest().strip();
		if (!use.rest().isEmpty() && !Character.isWhitespace(use.rest().charAt(0))) {
			malformed(directive, new Entry(value, line), "");
			value = value.replaceFirst("^[:=]\\s*", "");
		}
		Entry first = this.entries.putIfAbsent(directive, new Entry(value, line));
		if (first != null) {
			report("Directive " + directive + " is repeated; it stands on line " + first.line() + " already.", line,
					"Keep one of them.");
		}
	}

	private void addUnknown(Directive.Use use, int line) {
		String likely = use.isPart() ? null : Directive.likely(use.word());
		if (likely != null) {
			this.upgradeMistyped |= likely.equals(Directive.UPGRADE);
			report("Unknown directive '@" + use.word() + "'.", line, "Did you mean '@" + likely + "'?");
		}
	}

	private Header header() {
		Revision revision = revision();
		return new Header(revision, none(Directive.TRANSACTION) ? TransactionMode.NONE : TransactionMode.AUTO,
				!none(Directive.PLACEHOLDERS), this.entries.containsKey(Directive.IRREVERSIBLE),
				duration(Directive.DDL_LOCK_TIMEOUT), duration(Directive.STATEMENT_TIMEOUT));
	}

	private @Nullable Revision revision() {
		List<String> revises = List.copyOf(names(Directive.REVISES));
		List<String> dependsOn = List.copyOf(names(Directive.DEPENDS_ON));
		Set<String> labels = names(Directive.BRANCH_LABEL);
		Set<String> tags = names(Directive.TAGS);
		Instant created = created();
		Entry entry = this.entries.get(Directive.REVISION);
		if (entry == null) {
			this.problems.accept(new Problem("The script has no @revision.", Location.of(this.source),
					"Begin it with a comment line '-- @revision <id>'."));
			return null;
		}
		String id = firstName(entry.value());
		if (id.isEmpty() || !entry.value().equals(id)) {
			malformed(Directive.REVISION, entry);
		}
		return id.isEmpty() ? null : new Revision(id, revises, dependsOn, labels, tags, this.message, created,
				Location.of(this.source, entry.line()));
	}

	/**
	 * Of an id that is malformed, the part that others most likely refer to.
	 */
	private static String firstName(String value) {
		return value.split("[,\\s]", 2)[0];
	}

	/**
	 * The names of a list, as far as they can be made out.
	 */
	private Set<String> names(Directive directive) {
		Set<String> names = new LinkedHashSet<>();
		Entry entry = this.entries.get(directive);
		if (entry == null) {
			return names;
		}
		boolean wellFormed = true;
		for (String item : entry.value().split(",", -1)) {
			String[] words = item.strip().split("\\s+");
			wellFormed &= words.length == 1 && !words[0].isEmpty();
			for (String word : words) {
				if (!word.isEmpty() && !names.add(word)) {
					report("Directive " + directive + " names '" + word + "' twice.", entry.line(), "Name it once.");
				}
			}
		}
		if (!wellFormed) {
			malformed(directive, entry);
		}
		return names;
	}

	private @Nullable Instant created() {
		Entry entry = this.entries.get(Directive.CREATED);
		if (entry == null) {
			return null;
		}
		try {
			return Instant.parse(entry.value());
		}
		catch (DateTimeParseException ex) {
			malformed(Directive.CREATED, entry);
			return null;
		}
	}

	private boolean none(Directive directive) {
		Entry entry = this.entries.get(directive);
		if (entry != null && !entry.value().equals("none")) {
			malformed(directive, entry);
		}
		return entry != null;
	}

	private @Nullable Duration duration(Directive directive) {
		Entry entry = this.entries.get(directive);
		if (entry == null) {
			return null;
		}
		Duration duration = Durations.parse(entry.value());
		if (duration == null) {
			malformed(directive, entry);
		}
		return duration;
	}

	private void malformed(Directive directive, Entry entry) {
		malformed(directive, entry, " ");
	}

	private void malformed(Directive directive, Entry entry, String separator) {
		String written = entry.value().isEmpty() ? "" : separator + entry.value();
		report("Directive '" + directive + written + "' is malformed.", entry.line(),
				"Write '" + directive.form() + "'.");
	}

	private void report(String what, int line, String advice) {
		this.problems.accept(new Problem(what, Location.of(this.source, line), advice));
	}

	/**
	 * A directive as it stands in the header.
	 */
	private record Entry(String value, int line) {

	}

}
