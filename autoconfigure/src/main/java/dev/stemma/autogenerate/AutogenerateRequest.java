package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.diff.Rename;

/**
 * How a migration is to be generated.
 *
 * @param asked what is called otherwise and is the same, as somebody has typed it
 * @param renames the same, as somebody has agreed to it
 * @param online whether indexes are built, and constraints checked, while tables are
 * written to
 * @param noDestructive whether to refuse what loses data
 */
public record AutogenerateRequest(List<AskedRename> asked, List<Rename> renames, boolean online,
		boolean noDestructive) {

	/** What somebody wants who has said nothing. */
	public static final AutogenerateRequest DEFAULTS = new AutogenerateRequest(List.of(), List.of(), false, false);

	public AutogenerateRequest {
		asked = List.copyOf(asked);
		renames = List.copyOf(renames);
	}

	/**
	 * The same with more renames.
	 */
	public AutogenerateRequest with(List<Rename> more) {
		List<Rename> all = new ArrayList<>(this.renames);
		all.addAll(more);
		return new AutogenerateRequest(this.asked, all, this.online, this.noDestructive);
	}

}
