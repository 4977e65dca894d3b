package dev.stemma.runner;

import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.revision.Revision;

/**
 * A step that a run would take.
 *
 * @param revision the revision
 * @param direction which way it would go
 * @param kind what it would be run from: {@code sql}, {@code java} or, with what the
 * database has stored, {@code stored}
 * @param transactional whether it would run in a transaction; if not, each of its
 * statements is committed by itself
 * @param sql its statements in order, without their semicolons, placeholders replaced;
 * data that is copied is only counted, in a comment before its statement. A semicolon may
 * be put behind each. Statements of a long script are made when they are asked for, so
 * that its text is not held twice
 * @param problem what there is to know beside the SQL, or why there is none: a migration
 * in Java reads the database, or the step stopped half way and would be taken up there;
 * {@code null} if nothing is
 */
public record PreviewStep(Revision revision, Direction direction, String kind, boolean transactional, List<String> sql,
		@Nullable Problem problem) {

	public PreviewStep {
		sql = Collections.unmodifiableList(sql);
	}

}
