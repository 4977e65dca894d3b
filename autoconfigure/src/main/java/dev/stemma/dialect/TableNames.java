package dev.stemma.dialect;

/**
 * Where the engine's own tables stand.
 *
 * @param schema the schema
 * @param prefix what their names begin with
 */
public record TableNames(String schema, String prefix) {

	public String revision() {
		return this.prefix + "revision";
	}

	public String journal() {
		return this.prefix + "journal";
	}

	public String progress() {
		return this.prefix + "progress";
	}

}
