package dev.stemma.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.script.WrittenScript;

/**
 * What has changed in the models, and the scripts that were written for it.
 *
 * @param comparison what has changed
 * @param scripts the scripts, none where nothing has
 */
record GeneratedReport(ModelComparison comparison, List<WrittenScript> scripts) implements Report {

	@Override
	public void write(PrintWriter out, Style style) {
		if (this.scripts.isEmpty()) {
			out.println("No differences: nothing was written.");
		}
		else {
			this.scripts.forEach((script) -> new WrittenReport(script).write(out, style));
			out.println("Read what is written, then apply it: migrations upgrade");
		}
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> shape = ChangeLines.shape(this.comparison);
		List<Object> written = new ArrayList<>();
		this.scripts.forEach((script) -> written.add(new WrittenReport(script).json()));
		shape.put("written", written);
		return shape;
	}

}
