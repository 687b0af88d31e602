/** What happens in the demonstration's business: for each contract of the library one story, in the class of its name. */
package io.tallystick.quickstart.stories;
