package org.simpp.store;

class MemoryJournalTest extends SessionJournalContract {
  private MemoryJournal last = new MemoryJournal();

  @Override
  protected SessionJournal journal() {
    last = last.cutAfter(last.size());
    return last;
  }

  @Override
  protected SessionJournal afterKill(SessionJournal journal) {
    return journal();
  }
}
