package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.stemma.dialect.DdlWriter;
import dev.stemma.diff.Change;
import dev.stemma.diff.Differences;
import dev.stemma.operation.RenameObject;
import dev.stemma.schema.Catalog;

/**
 * Divides differences into revisions: values of enums that others use first, because they
 * can be used when they are committed; then what runs in a transaction; at last what
 * takes none.
 */
final class RevisionPlan {

	private final DdlWriter ddl;

	private final Catalog before;

	private final Function<RenameObject, String> renaming;

	/**
	 * Creates a plan.
	 * @param before what is in the database
	 * @param renaming how a renaming is written
	 */
	RevisionPlan(DdlWriter ddl, Catalog before, Function<RenameObject, String> renaming) {
		this.ddl = ddl;
		this.before = before;
		this.renaming = renaming;
	}

	List<RevisionDraft> revisions(Differences differences, boolean online) {
		Remarks remarks = new Remarks(differences, this.renaming);
		EnumValuesFirst enums = new EnumValuesFirst(differences.changes(), this.ddl);
		List<Change> rest = differences.changes().stream().filter((change) -> !enums.contains(change)).toList();
		List<PlannedChange> planned = new OnlineForms(differences.changes(rest), this.before, this.ddl).plan(online);
		List<RevisionDraft> drafts = new ArrayList<>();
		if (!enums.changes().isEmpty()) {
			drafts.add(draft("enum values", remarks, List.of(),
					enums.changes().stream().map(PlannedChange::inTransaction).toList(), true));
		}
		List<PlannedChange> early = planned.stream().filter((change) -> !change.late()).toList();
		List<PlannedChange> late = planned.stream().filter(PlannedChange::late).toList();
		if (!early.isEmpty()) {
			drafts.add(draft("", remarks, remarks.top(), early, true));
		}
		if (!late.isEmpty()) {
			drafts.add(draft(early.isEmpty() ? "" : "without a transaction", remarks,
					early.isEmpty() ? remarks.top() : List.of(), late, false));
		}
		return drafts;
	}

	private static RevisionDraft draft(String message, Remarks remarks, List<String> comments,
			List<PlannedChange> changes, boolean transactional) {
		Stream<Step> upgrade = changes.stream()
			.map((planned) -> new Step(planned.leading() ? remarks.upgrade(planned.change()) : List.of(),
					planned.upgrade()));
		List<PlannedChange> back = new ArrayList<>(changes);
		Collections.reverse(back);
		Stream<Step> downgrade = back.stream()
			.map((planned) -> new Step(planned.leading() ? remarks.downgrade(planned.change()) : List.of(),
					planned.downgrade()));
		return new RevisionDraft(message, comments, upgrade.toList(), downgrade.toList(), transactional);
	}

}
