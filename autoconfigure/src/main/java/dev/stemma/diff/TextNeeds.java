package dev.stemma.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stemma.operation.CreateObject;
import dev.stemma.operation.DropObject;
import dev.stemma.operation.Execute;
import dev.stemma.operation.Operation;
import dev.stemma.operation.Undo;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.Routine;

/**
 * Puts routines whose bodies are texts, and features, behind what their texts name: the
 * server does not say what these need, and looks for some of it when they are created.
 *
 * @param changes the changes
 * @param footprints what each of them does
 * @param graph which comes before which
 */
record TextNeeds(List<Change> changes, List<Footprint> footprints, ChangeGraph graph) {

	private static final Pattern WORD = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

	/** Routines that name each other have to be created unseen. */
	private static final Execute UNSEEN = new Execute("SET LOCAL check_function_bodies = off", null, Undo.NOTHING);

	/**
	 * Says it to the graph.
	 * @return the changes, some of which don't look at bodies of routines
	 */
	List<Change> connect() {
		Map<String, Set<Integer>> created = new HashMap<>();
		Map<String, Set<Integer>> dropped = new HashMap<>();
		for (int i = 0; i < this.changes.size(); i++) {
			put(created, this.footprints.get(i).creates(), i);
			put(dropped, this.footprints.get(i).drops(), i);
		}
		this.graph.rebuilders().forEach((column, rebuilders) -> rebuilders.forEach((each) -> around(column, each)));
		List<Change> all = new ArrayList<>(this.changes);
		for (int i = 0; i < this.changes.size(); i++) {
			Change change = this.changes.get(i);
			boolean behind = connect(i, words(change.upgrade()), created, true);
			boolean before = connect(i, words(dropped(change)), dropped, false);
			if (!behind) {
				all.set(i, all.get(i).operations(unseen(change.upgrade()), change.downgrade()));
			}
			if (!before) {
				all.set(i, all.get(i).operations(all.get(i).upgrade(), unseen(change.downgrade())));
			}
		}
		return all;
	}

	/**
	 * Policies and rules that name a column go before it changes, or come behind that.
	 */
	private void around(ObjectReference column, int rebuilder) {
		String name = (column.part() != null) ? column.part() : column.name().name();
		for (int i = 0; i < this.changes.size(); i++) {
			Change change = this.changes.get(i);
			if (i != rebuilder && change.upgrade().stream().allMatch(Execute.class::isInstance)) {
				if (words(change.upgrade()).contains(name)) {
					this.graph.prefer(rebuilder, i);
				}
				else if (words(change.downgrade()).contains(name)) {
					this.graph.prefer(i, rebuilder);
				}
			}
		}
	}

	private static List<Operation> unseen(List<Operation> operations) {
		if (operations.stream().noneMatch(TextNeeds::isText)) {
			return operations;
		}
		List<Operation> all = new ArrayList<>();
		all.add(UNSEEN);
		all.addAll(operations);
		return all;
	}

	private static void put(Map<String, Set<Integer>> map, Set<ObjectReference> objects, int change) {
		for (ObjectReference object : objects) {
			if (!object.kind().isPart() && !object.kind().isGlobal()) {
				map.computeIfAbsent(object.name().name(), (key) -> new LinkedHashSet<>()).add(change);
			}
		}
	}

	private boolean connect(int change, Set<String> words, Map<String, Set<Integer>> others, boolean behind) {
		boolean all = true;
		for (String word : words) {
			for (int other : others.getOrDefault(word, Set.of())) {
				if (other != change) {
					all &= behind ? this.graph.prefer(other, change) : this.graph.prefer(change, other);
				}
			}
		}
		return all;
	}

	/** What brings back what a change drops. */
	private static List<Operation> dropped(Change change) {
		List<Operation> all = new ArrayList<>();
		for (Operation operation : change.upgrade()) {
			if (operation instanceof DropObject drop && drop.undo() != null) {
				all.addAll(drop.undo());
			}
		}
		return all;
	}

	private static boolean isText(Operation operation) {
		return operation instanceof CreateObject create && create.object() instanceof Routine routine
				&& !routine.standard();
	}

	private static Set<String> words(List<Operation> operations) {
		Set<String> words = new HashSet<>();
		for (Operation operation : operations) {
			if (operation instanceof Execute execute) {
				add(execute.sql(), words);
			}
			else if (operation instanceof CreateObject create && create.object() instanceof Routine routine
					&& !routine.standard()) {
				add(routine.body(), words);
			}
		}
		return words;
	}

	private static void add(String text, Set<String> words) {
		Matcher matcher = WORD.matcher(text);
		while (matcher.find()) {
			words.add((matcher.group(1) != null) ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
		}
	}

}
