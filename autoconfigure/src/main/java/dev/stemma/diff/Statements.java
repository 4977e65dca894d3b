package dev.stemma.diff;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Undo;
import dev.stemma.schema.ObjectReference;

/**
 * Changes that no operation has a form for, as SQL.
 */
final class Statements {

	private Statements() {
	}

	/**
	 * Statements, the last of which knows what takes back all of them.
	 */
	static List<Operation> operations(List<String> there, List<String> back) {
		List<Operation> all = new ArrayList<>();
		for (int i = 0; i < there.size(); i++) {
			Undo undo = (i < there.size() - 1) ? Undo.NOTHING : new Undo(plain(back));
			all.add(new Execute(there.get(i), null, undo));
		}
		return all;
	}

	private static List<Operation> plain(List<String> statements) {
		List<Operation> all = new ArrayList<>();
		statements.forEach((sql) -> all.add(Execute.of(sql)));
		return all;
	}

	/**
	 * A change that is one statement, and another one back.
	 */
	static Change change(ObjectReference object, String summary, String there, String back) {
		return change(Change.Kind.ALTER, object, summary, List.of(there), List.of(back));
	}

	static Change change(Change.Kind kind, ObjectReference object, String summary, List<String> there,
			List<String> back) {
		return Change.of(kind, object, summary, operations(there, back), operations(back, there));
	}

}
