package dev.stemma.entities.found;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity that is found.
 */
@Entity
public class JpaGadget {

	@Id
	private int gadgetId;

	private String serialNo;

}
