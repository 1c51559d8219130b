package org.modelaudit.gate;

/**
 * A waiver at a verdict.
 *
 * @param waiver that was applied, or that does not help
 * @param instead status without it
 */
public record WaiverUse(Waiver waiver, Status instead) {}
