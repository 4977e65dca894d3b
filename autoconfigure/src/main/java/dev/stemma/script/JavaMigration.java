package dev.stemma.script;

import dev.stemma.operation.Operations;

/**
 * A migration written in Java. It carries {@link Migration @Migration} and is found by
 * scanning, when it has a constructor without arguments, or as a Spring bean.
 * <p>
 * Its methods are not only called to be done: they are called with {@link Operations}
 * that are written down where a script is wanted, and, before the revision is applied, to
 * keep its downgrade. So they must do nothing but what they do with their operations, and
 * do the same every time.
 */
public interface JavaMigration {

	/**
	 * Applies the revision. Without a transaction it is called again from its beginning
	 * after it stopped half way, and its operations that are done are passed over. They
	 * have to be the same, then, in the same order; what it does beside them is done
	 * again. Where it has used {@link Operations#jdbc()} before it stopped, somebody has
	 * to look.
	 * @param op what to do it with
	 * @throws Exception whatever goes wrong; the revision then counts as failed
	 */
	void upgrade(Operations op) throws Exception;

	/**
	 * Takes the revision back. A migration that leaves this out is taken back by
	 * reversing what its upgrade does, operation by operation from the last to the first.
	 * That takes operations that can be reversed: SQL that is run with {@code execute},
	 * say, has to tell what undoes it, and what drops something has to tell what was
	 * there. Where one of them cannot be reversed, the revision cannot be taken back,
	 * which is found out before anything runs; but what the catalog told when the
	 * revision was applied is in the downgrade that is stored with it, which
	 * {@code Stemma.downgradeFromDatabase} runs.
	 * @param op what to do it with
	 * @throws Exception whatever goes wrong; the revision then counts as failed
	 */
	default void downgrade(Operations op) throws Exception {
		throw new NoDowngradeException(getClass().getName());
	}

}
