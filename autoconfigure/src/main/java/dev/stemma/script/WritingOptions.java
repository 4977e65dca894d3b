package dev.stemma.script;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * How new scripts are written.
 *
 * @param fileTemplate the name of a file in SQL without its extension, with
 * <code>%(rev)s</code>, <code>%(slug)s</code>, <code>%(epoch)s</code>,
 * <code>%(year)s</code>, <code>%(month)s</code>, <code>%(day)s</code>,
 * <code>%(hour)s</code>, <code>%(minute)s</code> and <code>%(second)s</code> in it; may
 * contain directories
 * @param slugLength how many characters of the message the name has at most
 * @param clock tells when a script was written; names are in its zone
 * @param ids makes ids of revisions; one that is taken is asked for again
 * @param templates the directory of templates beside the built-in ones,
 * {@code classpath:} or {@code file:}, or {@code null}
 * @param hooks what is run on new scripts, in this order
 */
public record WritingOptions(String fileTemplate, int slugLength, Clock clock, Supplier<String> ids,
		@Nullable String templates, List<PostWriteHook> hooks) {

	/** The options of somebody who has said nothing. */
	public static final WritingOptions DEFAULTS = new WritingOptions(
			"%(year)s_%(month)s_%(day)s_%(hour)s%(minute)s-%(rev)s_%(slug)s", 40, Clock.systemUTC(), new RevisionIds(),
			null, List.of());

	public WritingOptions {
		hooks = List.copyOf(hooks);
	}

}
