//! What goes wrong around the pages: rivals, crashes, networks, disks, and being asked to stop.

mod away;
mod full_disk;
mod kill;
mod rivalry;
mod shutdown;
