package dev.stemma.runner;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.ServerFacts;

/**
 * What one look at the database saw.
 *
 * @param facts the server, the schema, the role
 * @param applied the applied set by id, in the order in which it was applied
 * @param attempts the attempts that are not finished
 */
record DatabaseState(ServerFacts facts, Map<String, AppliedRevision> applied, List<OpenAttempt> attempts) {

	DatabaseState {
		applied = Collections.unmodifiableMap(new LinkedHashMap<>(applied));
		attempts = List.copyOf(attempts);
	}

	/**
	 * What it would be without some revisions and without what was begun of them.
	 */
	DatabaseState without(Collection<String> ids) {
		Map<String, AppliedRevision> rest = new LinkedHashMap<>(this.applied);
		rest.keySet().removeAll(ids);
		return new DatabaseState(this.facts, rest,
				this.attempts.stream().filter((attempt) -> !ids.contains(attempt.revision())).toList());
	}

	/**
	 * The tips of the applied set, those included that this build does not know.
	 */
	List<String> tips() {
		Set<String> below = new HashSet<>();
		this.applied.values().forEach((row) -> {
			below.addAll(row.parents());
			below.addAll(row.dependencies());
		});
		return this.applied.keySet().stream().filter((id) -> !below.contains(id)).toList();
	}

	/**
	 * What was applied on top of some revisions, and is none of them.
	 */
	List<AppliedRevision> above(Set<String> ids) {
		return this.applied.values()
			.stream()
			.filter((row) -> !ids.contains(row.id()))
			.filter((row) -> Stream.concat(row.parents().stream(), row.dependencies().stream()).anyMatch(ids::contains))
			.toList();
	}

	@Nullable OpenAttempt attempt(String revision) {
		return this.attempts.stream().filter((attempt) -> attempt.revision().equals(revision)).findFirst().orElse(null);
	}

}
