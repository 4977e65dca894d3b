package dev.stemma.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Identity;
import dev.stemma.schema.Sequence;
import dev.stemma.schema.SequenceOptions;

/**
 * Writes how sequences count, their own or a column's.
 */
final class SequenceClauses {

	private SequenceClauses() {
	}

	/**
	 * What is said, one option each.
	 */
	static List<String> options(SequenceOptions options) {
		List<String> all = new ArrayList<>();
		add(all, "START WITH ", options.start());
		add(all, "INCREMENT BY ", options.increment());
		add(all, "MINVALUE ", options.minValue());
		add(all, "MAXVALUE ", options.maxValue());
		add(all, "CACHE ", options.cache());
		if (options.cycle() != null) {
			all.add(options.cycle() ? "CYCLE" : "NO CYCLE");
		}
		return all;
	}

	private static void add(List<String> all, String words, @Nullable Long value) {
		if (value != null) {
			all.add(words + value);
		}
	}

	static String owner(Sequence.@Nullable Owner owner) {
		return "OWNED BY " + ((owner != null) ? Identifiers.column(owner.table(), owner.column()) : "NONE");
	}

	/**
	 * How a column counts: {@code GENERATED ALWAYS AS IDENTITY (…)}.
	 */
	static String identity(Identity identity) {
		List<String> options = new ArrayList<>();
		if (identity.sequence() != null) {
			options.add("SEQUENCE NAME " + Identifiers.of(identity.sequence()));
		}
		options.addAll(options(identity.options()));
		return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
				+ (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
	}

}
