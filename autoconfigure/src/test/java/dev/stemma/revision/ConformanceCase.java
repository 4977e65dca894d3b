package dev.stemma.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.stemma.problem.Location;

/**
 * One question put to Alembic, and its answer.
 *
 * @param targets the identifiers asked about; one for most commands, none for some
 * @param answer the whole line, for what only one command has
 */
record ConformanceCase(String id, List<Revision> revisions, Set<String> current, String command, List<String> targets,
		boolean listOfTargets, JsonNode answer) {

	static ConformanceCase of(JsonNode line) {
		List<Revision> revisions = new ArrayList<>();
		for (JsonNode node : line.get("dag")) {
			String id = node.get("id").asString();
			revisions.add(new Revision(id, strings(node.get("down")), strings(node.get("deps")),
					new LinkedHashSet<>(strings(node.get("labels"))), Set.of(), "", null, Location.of(id + ".py")));
		}
		JsonNode target = line.path("target");
		return new ConformanceCase(line.get("id").asString(), revisions,
				new LinkedHashSet<>(strings(line.path("current"))), line.get("command").asString(),
				target.isString() ? List.of(target.asString()) : strings(target), target.isArray(), line);
	}

	static List<String> strings(JsonNode node) {
		List<String> strings = new ArrayList<>();
		for (JsonNode element : node) {
			if (!element.isNull()) {
				strings.add(element.asString());
			}
		}
		return strings;
	}

	String target() {
		return this.targets.isEmpty() ? "base" : this.targets.get(0);
	}

	boolean isError() {
		return this.answer.has("error");
	}

	/**
	 * Whether Alembic crashed, contradicted itself or depends on hash order here.
	 */
	boolean isUnreliable() {
		String error = this.answer.path("error").path("class").asString("");
		return this.answer.has("anomaly") || !this.answer.path("plan_stable").asBoolean(true)
				|| !this.answer.path("outcome_stable").asBoolean(true)
				|| Set.of("AssertionError", "AttributeError", "KeyError").contains(error);
	}

	List<String> plan() {
		return strings(this.answer.path("plan"));
	}

	@Nullable Set<String> resultingHeads() {
		JsonNode heads = this.answer.get("resulting_heads");
		return (heads != null) ? new LinkedHashSet<>(strings(heads)) : null;
	}

	/**
	 * Whether Alembic's order of plans is its own and not that of a Python set.
	 */
	boolean isOrdered() {
		return this.revisions.stream().allMatch((revision) -> revision.dependsOn().size() < 2);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(
				this.id + ": " + this.command + " " + this.targets + " at " + this.current);
		for (Revision revision : this.revisions) {
			text.append("\n      ").append(revision.id()).append(" <- ").append(revision.revises());
			if (!revision.dependsOn().isEmpty()) {
				text.append(" depends on ").append(revision.dependsOn());
			}
			if (!revision.branchLabels().isEmpty()) {
				text.append(" labels ").append(revision.branchLabels());
			}
		}
		return text + "\n    Alembic: " + this.answer.path("error") + this.answer.path("plan") + " -> "
				+ this.answer.path("resulting_heads");
	}

}
