package dev.stemma.diff;

import java.util.List;

/**
 * How two catalogs are compared.
 *
 * @param filter which objects
 * @param renames which objects are called otherwise and are the same
 * @param implicitNames which names nobody has chosen
 * @param completion adds to what is wanted what nobody spoke of
 */
public record DiffOptions(ObjectFilter filter, List<Rename> renames, ImplicitNames implicitNames,
		Completion completion) {

	/** All objects, no renames, and every name was chosen. */
	public static final DiffOptions DEFAULTS = new DiffOptions(ObjectFilter.ALL, List.of(), ImplicitNames.NONE,
			Completion.NONE);

	public DiffOptions {
		renames = List.copyOf(renames);
	}

}
